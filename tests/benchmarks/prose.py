"""Chinese made up at random whose words are as unequally common as those of real papers; all marked 示例."""

import random
from collections.abc import Iterator
from itertools import accumulate

CHARACTERS, WORDS = 2500, 20_000
LENGTH = 200
_MARK = "示例："


class Prose:
    """Texts of 200 characters, of words of one to four, the n-th word a n-th as common as the first."""

    def __init__(self, seed: int = 93) -> None:
        self._dice = random.Random(seed)
        known = [chr(0x4E00 + number) for number in self._dice.sample(range(0x5000), CHARACTERS)]
        weights = [1 / (place + 3) for place in range(CHARACTERS)]
        sizes = self._dice.choices((1, 2, 3, 4), (1, 6, 2, 2), k=WORDS)
        self._words = ["".join(self._dice.choices(known, weights, k=size)) for size in sizes]
        self._words[:8] = ["法", "，", "的", "法治", "工作", "2023年", "、", "推进会"]
        self._shares = list(accumulate(1 / (place + 10) for place in range(WORDS)))

    def texts(self, count: int) -> Iterator[str]:
        """Texts begun as what is made up has to be, each cut out of one long run of words."""
        run, needed = "", LENGTH - len(_MARK)
        for _ in range(count):
            if len(run) < needed:
                run += "".join(self._dice.choices(self._words, cum_weights=self._shares, k=needed))
            yield _MARK + run[:needed]
            run = run[needed:]

    def queries(self, texts: list[str], count: int) -> list[str]:
        """What a clerk may type: cuttings of one to four characters, words of all kinds, what is nowhere."""
        asked = ["法", "的", "法治", "示例", "工作", "推进会", "2023", "2", "示例：法"]
        while len(asked) < count:
            text, size = self._dice.choice(texts), self._dice.randint(1, 4)
            start = self._dice.randrange(len(text) - size)
            asked.append(text[start : start + size])
            asked.append(self._dice.choice(self._words)[:4])
            asked.append("".join(chr(0x4E00 + self._dice.randrange(0x5000)) for _ in range(size)))
        return asked[:count]
