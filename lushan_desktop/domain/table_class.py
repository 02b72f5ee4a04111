"""Table classes: what is written as a typed class is a table of the database as well.

    class Person(Record, table=True):
        name: str = ""
        born_on: str | None = None
        unit: str = column(default="", index=True)

SQLAlchemy says `name: Mapped[str] = mapped_column(default="")`, too much for each of 500 fields. SQLModel
says it as above, but on pydantic, which validates no table class and takes 11 MB of the window.
"""

import inspect
import re
from types import NoneType
from typing import Any, ClassVar, NamedTuple, TypeVar, cast, dataclass_transform, get_args

from sqlalchemy import Boolean, Column, Integer, MetaData, String, Table
from sqlalchemy.orm import Mapped, registry

T = TypeVar("T")

METADATA = MetaData()
_REGISTRY = registry(metadata=METADATA)
_TYPES = {str: String, bool: Boolean, int: Integer}
_WORD_START = re.compile(r"(?<!^)(?=[A-Z])")


class _Written(NamedTuple):
    """What a class says of one of its columns."""

    default: Any
    is_key: bool = False
    is_indexed: bool = False


def column(*, default: Any, primary_key: bool = False, index: bool = False) -> Any:
    """The default of a field whose column has an index, or is the key."""
    return _Written(default, primary_key, index)


def col(field: T) -> Mapped[T]:
    """The column behind a field of a table class, for SQL: to the type checker the field is a plain value."""
    return cast("Mapped[T]", field)


@dataclass_transform(kw_only_default=True, field_specifiers=(column,))
class TableClass:
    """Fields have defaults and are given by name; with `table=True` the class has a table named after it."""

    __table__: ClassVar[Table]
    _columns: ClassVar[dict[str, tuple[Any, _Written]]] = {}

    def __init_subclass__(cls, *, table: bool = False) -> None:
        super().__init_subclass__()
        cls._columns = cls._columns | {
            name: (kind, _taken(cls, name)) for name, kind in inspect.get_annotations(cls).items()
        }
        if table:
            columns = (_column(name, *said) for name, said in cls._columns.items())
            name = _WORD_START.sub("_", cls.__name__).lower()
            _REGISTRY.map_imperatively(cls, Table(name, METADATA, *columns))

    @classmethod
    def field_names(cls) -> tuple[str, ...]:
        """The fields, those of the base first."""
        return tuple(cls._columns)

    def __init__(self, **values: Any) -> None:
        for name, (_, written) in self._columns.items():
            setattr(self, name, values.pop(name, written.default))
        if values:
            raise TypeError(f"{type(self).__name__} has no {', '.join(values)}")


def _taken(cls: type, name: str) -> _Written:
    """What stands behind a field; it makes room for the column."""
    given = vars(cls)[name]
    delattr(cls, name)
    return given if isinstance(given, _Written) else _Written(given)


def _column(name: str, kind: Any, written: _Written) -> Column[Any]:
    """`str | None` may be empty in the database, `str` may not."""
    kinds = get_args(kind) or (kind,)
    (plain,) = (one for one in kinds if one is not NoneType)
    return Column(
        name,
        _TYPES[plain],
        default=written.default,
        nullable=NoneType in kinds,
        primary_key=written.is_key,
        index=written.is_indexed or None,
    )
