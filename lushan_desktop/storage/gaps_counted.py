"""How much of each required material is there, counted by SQLite alone: files, records put to it, ledgers."""

from functools import cache

from lushan_desktop.domain.proving import REGISTERS, Register
from lushan_desktop.storage.lists.period import ENDLESS, reach
from lushan_desktop.storage.settings import ANSWERS_FOR, OWN_UNIT

_HAS_PART = f"EXISTS (SELECT 1 FROM setting WHERE key = '{ANSWERS_FOR}' AND value <> '')"
_WE = (
    "(SELECT u.id FROM setting AS s JOIN unit AS u ON s.value IN (u.name, u.short_name)"
    " OR instr('、' || u.aliases || '、', '、' || s.value || '、')"
    f" WHERE s.key = '{ANSWERS_FOR}' AND s.value <> '' AND u.deleted = 0"
    f" UNION SELECT s.value FROM setting AS s WHERE s.key = '{OWN_UNIT}' AND s.value <> '')"
)
"""The unit is called so by itself; the county may call it otherwise by now."""
_OUR_PART = f"""
(NOT {_HAS_PART} OR t.id IN (WITH RECURSIVE ours(id) AS (
    SELECT id FROM indicator WHERE lead_unit IN {_WE}
    UNION SELECT parent FROM reference WHERE field = 'support_units' AND deleted = 0 AND target IN {_WE}
    UNION SELECT indicator FROM required_material WHERE deleted = 0 AND responsible_unit IN {_WE}
    UNION SELECT i.superior FROM ours JOIN indicator AS i ON i.id = ours.id WHERE i.superior <> ''
) SELECT id FROM ours))"""
"""Of a township the indicators `t` that it leads, helps with or provides for, and those above them."""
_OUR_DUTY = f"(NOT {_HAS_PART} OR coalesce(nullif(m.responsible_unit, ''), t.lead_unit) IN {_WE})"
_IN_USE = (
    "(t.system IN (SELECT s.id FROM indicator_system AS s WHERE s.in_use = 1 AND s.deleted = 0)"
    " OR NOT EXISTS (SELECT 1 FROM indicator_system AS s WHERE s.in_use = 1 AND s.deleted = 0))"
    f" AND {_OUR_PART}"
)
IN_ORDER = "t.rank IS NULL, t.rank, t.number + 0, t.number, t.id"
"""In which order indicators `t` stand."""
_ASKED = f"""
SELECT m.id, m.indicator, m.proven_by, max(coalesce(m.count, 1), 1) AS wanted,
    coalesce(m.since, '') AS since, coalesce(m.until, '') AS until
FROM required_material AS m JOIN indicator AS t ON t.id = m.indicator AND t.deleted = 0
WHERE m.deleted = 0 AND {_IN_USE} AND {_OUR_DUTY}"""
_FILES = """
SELECT m.id, f.target, coalesce(e.signed_on, ''), coalesce(e.signed_on, ''), 'evidence'
FROM asked AS m CROSS JOIN reference AS f ON f.parent = m.id
CROSS JOIN evidence AS e ON e.id = f.target
WHERE f.deleted = 0 AND f.field IN ('files', 'records') AND e.deleted = 0"""
_LINKED = """
SELECT m.id AS material, f.target AS target
FROM asked AS m CROSS JOIN reference AS f ON f.parent = m.id
WHERE f.deleted = 0 AND f.field = 'records'"""


def in_use() -> str:
    """The condition that the indicator `t` belongs to the system in use, any where none is marked so, and
    concerns this office: a county all do, a township its own."""
    return _IN_USE


@cache
def holds(key: str) -> str:
    """The condition that a record `t` of this type can prove anything."""
    conditions = ["t.deleted = 0"]
    for register in REGISTERS:
        if register.key == key and register.shown_by:
            conditions.append(f"t.{register.shown_by} = 0")
        if register.key == key and register.ended_on:
            conditions.append(f"coalesce(t.{register.ended_on}, '') = ''")
    return " AND ".join(conditions)


@cache
def has_record() -> str:
    """The condition that the ledgers hold something for the indicator `t`."""
    return f"({' OR '.join(map(_holds_for, REGISTERS))})"


def _holds_for(register: Register) -> str:
    """The condition that a record of one type answers the indicator `t`."""
    is_proof = f"{holds(register.key)}{_alone(register)}".replace("t.", "r.")
    if register.answers_one:
        return f'EXISTS (SELECT 1 FROM "{register.key}" AS r WHERE r.indicator = t.id AND {is_proof})'
    return (
        "EXISTS (SELECT 1 FROM reference AS f"
        f' CROSS JOIN "{register.key}" AS r ON r.id = f.parent'
        f" WHERE f.target = t.id AND f.deleted = 0 AND f.field = 'indicators' AND {is_proof})"
    )


@cache
def proofs(condition: str = "1") -> str:
    """A question for every proof of every material whose row `m` is so.

    Columns: material, proof, first and last day (empty where unknown, or without end), key of its type,
    whether it lies inside the dates of the material. What may lie inside does.
    """
    inside = (
        f"(p.first = '' OR ((m.since = '' OR {reach('p.last')} >= m.since)"
        f" AND (m.until = '' OR p.first <= {reach('m.until')})))"
    )
    return (
        f"WITH asked AS MATERIALIZED (SELECT * FROM ({_ASKED}) AS m WHERE {condition}),"
        f" linked AS MATERIALIZED ({_LINKED}), proof(material, target, first, last, type) AS ({_FILES}"
        f" UNION {' UNION '.join(map(_records, REGISTERS))})"
        f" SELECT p.material, p.target, p.first, p.last, p.type, {inside} AS inside"
        " FROM proof AS p CROSS JOIN asked AS m ON m.id = p.material"
    )


def _records(register: Register) -> str:
    """Records of one type: those put to a material, and all where the ledger itself is the proof."""
    key, days = register.key, f"{_first(register)}, {_last(register)}, '{register.key}'"
    linked = (
        f'SELECT l.material, t.id, {days} FROM linked AS l CROSS JOIN "{key}" AS t ON t.id = l.target'
        f" WHERE {holds(key)}"
    )
    several = (
        "CROSS JOIN reference AS f ON f.target = m.indicator AND f.deleted = 0 AND f.field = 'indicators'"
        f' CROSS JOIN "{key}" AS t ON t.id = f.parent'
    )
    rows = f'JOIN "{key}" AS t ON t.indicator = m.indicator' if register.answers_one else several
    ledger = (
        f"SELECT m.id, t.id, {days} FROM asked AS m {rows}"
        f" WHERE m.proven_by = '{register.title}' AND {holds(key)}{_alone(register)}"
    )
    return f"{linked} UNION {ledger}"


def _alone(register: Register) -> str:
    """And that it does so by being in the ledger."""
    column, value = register.not_alone
    return f" AND t.{column} <> '{value}'" if column else ""


def _first(register: Register) -> str:
    """The first day of a record `t`, as SQL; empty where it is unknown."""
    return f"coalesce(t.{register.day}, '')" if register.day else "''"


def _last(register: Register) -> str:
    """The last day likewise; a matter that recurs without end reaches on and on."""
    own = _first(register)
    if not register.has_until:
        return own
    endless = f"CASE WHEN t.recurring THEN '{ENDLESS}' ELSE {own} END" if register.recurs else own
    return f"coalesce(nullif(t.until, ''), {endless})"


@cache
def counted(condition: str = "1") -> str:
    """A question for every material: id, indicator, wanted, held, and how many lie outside its dates."""
    return (
        "SELECT m.id, m.indicator, m.wanted, coalesce(c.held, 0) AS held, coalesce(c.outside, 0) AS outside"
        f" FROM ({_ASKED}) AS m LEFT JOIN (SELECT material, sum(inside) AS held, sum(NOT inside) AS outside"
        f" FROM ({proofs(condition)}) GROUP BY material) AS c ON c.material = m.id WHERE {condition}"
    )


def lacking() -> str:
    """The condition that the indicator `t`, which has to be answered, lacks a material or a part of one."""
    return f"t.not_applicable = 0 AND t.id IN (SELECT indicator FROM ({counted()}) WHERE held < wanted)"
