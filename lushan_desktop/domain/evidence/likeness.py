"""Whether two texts say nearly the same: the least hashes of their shingles, in buckets."""

from hashlib import blake2b

BUCKETS, SHINGLE, SHORTEST = 32, 6, 60
ALIKE = 26
"""So many marks of 32 in common: about nine tenths of the text."""
_LONGEST = 60_000


def marks_of(text: str) -> tuple[int, ...]:
    """The marks of a text; none where it is too short to say anything."""
    tidy = "".join(character for character in text[:_LONGEST] if character.isalnum())
    if len(tidy) < SHORTEST:
        return ()
    least = [-1] * BUCKETS
    for shingle in {tidy[at : at + SHINGLE] for at in range(len(tidy) - SHINGLE + 1)}:
        mark = int.from_bytes(blake2b(shingle.encode(), digest_size=6).digest())
        bucket, value = mark % BUCKETS, mark // BUCKETS
        if least[bucket] < 0 or value < least[bucket]:
            least[bucket] = value
    return _filled(least)


def _filled(least: list[int]) -> tuple[int, ...]:
    """A bucket that nothing fell into takes the mark of the next one that holds something."""
    found = least.copy()
    for at in range(BUCKETS):
        step = 0
        while least[(at + step) % BUCKETS] < 0:
            step += 1
        found[at] = least[(at + step) % BUCKETS]
    return tuple(found)
