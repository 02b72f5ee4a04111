"""The tables of the log and what is derived from it, as plain SQL; record tables come from the migrations."""

from lushan_desktop.domain.operation import Operation

LOG_TABLES = """
CREATE TABLE operation (
    position INTEGER PRIMARY KEY,
    replica TEXT NOT NULL,
    seq INTEGER NOT NULL,
    type TEXT NOT NULL,
    record TEXT NOT NULL,
    fields TEXT NOT NULL,
    parents TEXT NOT NULL,
    clock TEXT NOT NULL,
    person TEXT NOT NULL,
    step TEXT NOT NULL,
    label TEXT NOT NULL,
    undoes TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL,
    UNIQUE (replica, seq)
);
CREATE INDEX operation_by_record ON operation (record);
CREATE INDEX operation_by_step ON operation (step);
CREATE TABLE draft (
    key TEXT PRIMARY KEY,
    content TEXT NOT NULL,
    saved_at TEXT NOT NULL
);
CREATE TABLE setting (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
);
"""
"""What cannot be made again from anything else; the first migration holds a copy of it."""

DERIVED_TABLES = """
DROP TABLE IF EXISTS head;
CREATE TABLE head (
    number INTEGER PRIMARY KEY,
    record TEXT NOT NULL UNIQUE,
    type TEXT NOT NULL,
    parent TEXT NOT NULL,
    heads TEXT NOT NULL
);
CREATE INDEX head_by_parent ON head (parent) WHERE parent <> '';
DROP TABLE IF EXISTS step;
CREATE TABLE step (
    position INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    replica TEXT NOT NULL,
    label TEXT NOT NULL,
    person TEXT NOT NULL,
    clock TEXT NOT NULL,
    undoes TEXT NOT NULL,
    operations INTEGER NOT NULL,
    state TEXT NOT NULL
);
CREATE INDEX step_by_state ON step (replica, state, position);
DROP TABLE IF EXISTS search;
CREATE VIRTUAL TABLE search USING fts5(
    body, content='', contentless_delete=1, prefix='1', tokenize='ascii'
);
DROP TABLE IF EXISTS search_name;
CREATE VIRTUAL TABLE search_name USING fts5(
    name, content='', contentless_delete=1, prefix='1', tokenize='ascii'
);
DROP TABLE IF EXISTS search_spelling;
CREATE VIRTUAL TABLE search_spelling USING fts5(
    body, content='', contentless_delete=1, prefix='2', tokenize='ascii'
);
DROP TABLE IF EXISTS ordered;
CREATE TABLE ordered (
    record TEXT PRIMARY KEY,
    key TEXT NOT NULL
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS evidence_text (
    number INTEGER PRIMARY KEY,
    sha256 TEXT NOT NULL UNIQUE,
    state TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE TABLE IF NOT EXISTS evidence_page (
    sha256 TEXT NOT NULL,
    position INTEGER NOT NULL,
    place TEXT NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (sha256, position)
);
CREATE TABLE IF NOT EXISTS evidence_check (
    sha256 TEXT PRIMARY KEY,
    checked_at TEXT NOT NULL,
    state TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS evidence_check_by_state ON evidence_check (state) WHERE state <> 'intact';
CREATE TABLE IF NOT EXISTS evidence_likeness (
    sha256 TEXT NOT NULL,
    band INTEGER NOT NULL,
    mark INTEGER NOT NULL,
    PRIMARY KEY (sha256, band)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS evidence_likeness_by_mark ON evidence_likeness (band, mark);
CREATE TABLE IF NOT EXISTS evidence_alike (
    sha256 TEXT NOT NULL,
    other TEXT NOT NULL,
    PRIMARY KEY (sha256, other)
) WITHOUT ROWID;
CREATE VIRTUAL TABLE IF NOT EXISTS search_evidence USING fts5(
    body, content='', contentless_delete=1, prefix='1', tokenize='ascii'
);
"""
"""What the files say is kept when the rest is made again: it is known by their hash, and reading them takes
hours."""

TRIGGERS = (
    "DROP TRIGGER IF EXISTS operation_is_never_changed",
    "DROP TRIGGER IF EXISTS operation_is_never_removed",
    "CREATE TRIGGER operation_is_never_changed BEFORE UPDATE ON operation"
    " WHEN OLD.type <> '' OR NEW.replica <> OLD.replica OR NEW.seq <> OLD.seq OR NEW.hash <> OLD.hash"
    " OR NEW.previous <> OLD.previous OR NEW.position <> OLD.position"
    " BEGIN SELECT RAISE(ABORT, 'an operation is never changed'); END",
    "CREATE TRIGGER operation_is_never_removed BEFORE DELETE ON operation"
    " BEGIN SELECT RAISE(ABORT, 'an operation is never removed'); END",
)

# Of an operation that was withheld the content may come later: its type is empty until then.
OPERATION_COLUMNS = ", ".join(Operation._fields)
INSERT_OPERATION = f"INSERT INTO operation ({OPERATION_COLUMNS}) VALUES ({', '.join('?' * 13)})"
FILL_OPERATION = (
    "UPDATE operation SET type = ?, record = ?, fields = ?, parents = ?, clock = ?, person = ?, step = ?,"
    " label = ?, undoes = ? WHERE replica = ? AND seq = ? AND type = ''"
)
INSERT_HEAD = "INSERT INTO head (record, type, parent, heads) VALUES (?, ?, ?, ?)"
INSERT_STEP = (
    "INSERT INTO step (id, replica, label, person, clock, undoes, operations, state)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET operations = operations + excluded.operations"
)

DONE, UNDONE, UNDOING, SETTLED = "done", "undone", "undoing", "settled"
"""A step that can be undone; one that is; one that undid another and can be taken back; one that cannot."""
SAMPLE_LOADED, UNITS_ENTERED = "装入示例数据", "登记本县机构"
BEGINNINGS = frozenset({SAMPLE_LOADED, UNITS_ENTERED})
"""Steps that fill a new office: nobody made them, so one key never takes them back."""
