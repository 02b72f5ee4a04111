"""What has been seen already: with the same installers a step that passed is not gone through again."""

import hashlib
import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path


class Passed:
    """The steps that one machine has passed, in a file."""

    def __init__(self, file: Path, sums: Mapping[str, str], steps: Sequence[Callable[..., str]]) -> None:
        """`sums` are those of the installers by the words with which a step speaks of them."""
        self._file = file
        sources = [inspect.getsource(step) for step in steps]
        used = ["".join(sums[words] for words in sums if words in source) for source in sources]
        self._inputs = [
            hashlib.sha256((names + source).encode()).hexdigest()
            for names, source in zip(used, sources, strict=True)
        ]

    def told(self) -> list[str]:
        """Return what was seen, step by step; nothing once an installer or one of these steps has changed."""
        held = json.loads(self._file.read_text("utf-8")) if self._file.is_file() else []
        if [each["inputs"] for each in held] != self._inputs[: len(held)]:
            self._file.unlink()
            return []
        return [each["told"] for each in held]

    def keep(self, told: Sequence[str]) -> None:
        rows = [{"inputs": inputs, "told": text} for inputs, text in zip(self._inputs, told, strict=False)]
        self._file.parent.mkdir(parents=True, exist_ok=True)
        self._file.write_text(json.dumps(rows, ensure_ascii=False, indent=1), "utf-8")
