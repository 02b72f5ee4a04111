"""What is imported when it is first asked for: by a path, or by its key in a registry that knows all keys."""

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import Any, Generic, TypeVar, overload

T = TypeVar("T")


def resolve(path: str) -> Any:
    """The object behind a dotted path such as `package.module:NAME`."""
    module, _, name = path.partition(":")
    return getattr(import_module(module), name)


def made(owner: object, name: str) -> Any:
    """What a cached property holds; None where nobody has asked for it, which this does not do either."""
    return owner.__dict__.get(name)


class LazySequence(Sequence[T], Generic[T]):
    """Members named as (key, dotted path); iterating, indexing and `get` import, `keys` does not."""

    def __init__(self, *members: tuple[str, str]) -> None:
        self._path_by_key = dict(members)
        self._loaded: dict[str, T] = {}

    @property
    def keys(self) -> tuple[str, ...]:
        return tuple(self._path_by_key)

    @property
    def paths(self) -> tuple[str, ...]:
        return tuple(self._path_by_key.values())

    def get(self, key: str) -> T:
        """The member with this key. Raises KeyError where there is none."""
        if key not in self._loaded:
            self._loaded[key] = resolve(self._path_by_key[key])
        return self._loaded[key]

    def __len__(self) -> int:
        return len(self._path_by_key)

    def __iter__(self) -> Iterator[T]:
        return (self.get(key) for key in self._path_by_key)

    @overload
    def __getitem__(self, index: int) -> T: ...
    @overload
    def __getitem__(self, index: slice) -> tuple[T, ...]: ...
    def __getitem__(self, index: int | slice) -> T | tuple[T, ...]:
        if isinstance(index, slice):
            return tuple(self.get(key) for key in self.keys[index])
        return self.get(self.keys[index])
