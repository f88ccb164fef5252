"""Version 1: history with its hash chain, texts in progress, the search index, derived states."""

DDL = """
CREATE TABLE meta (key TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE steps (
    number INTEGER PRIMARY KEY, label TEXT NOT NULL, who TEXT NOT NULL, at TEXT NOT NULL, folding TEXT NOT NULL,
    undoes INTEGER, redoes INTEGER, records INTEGER NOT NULL, baseline INTEGER NOT NULL, total TEXT NOT NULL,
    salt TEXT, digest TEXT NOT NULL, previous TEXT NOT NULL, hash TEXT NOT NULL
);
CREATE TABLE entries (
    step INTEGER NOT NULL REFERENCES steps (number), place INTEGER NOT NULL, type TEXT NOT NULL, uid TEXT NOT NULL,
    before TEXT, after TEXT, salt TEXT, digest TEXT NOT NULL, PRIMARY KEY (step, place)
) WITHOUT ROWID;
CREATE INDEX entries_uid ON entries (uid, step);
CREATE TABLE drafts (
    uid TEXT NOT NULL, field TEXT NOT NULL, type TEXT NOT NULL, text TEXT NOT NULL, at TEXT NOT NULL,
    PRIMARY KEY (uid, field)
) WITHOUT ROWID;
CREATE TABLE search (id INTEGER PRIMARY KEY, uid TEXT NOT NULL UNIQUE, type TEXT NOT NULL, folded TEXT NOT NULL);
CREATE TABLE state_periods (
    unit TEXT NOT NULL, period TEXT NOT NULL, PRIMARY KEY (unit, period)
) WITHOUT ROWID;
CREATE TABLE task_states (
    task TEXT NOT NULL, unit TEXT NOT NULL, period TEXT NOT NULL, written TEXT, derived TEXT, printed TEXT,
    missing_date INTEGER NOT NULL, carried INTEGER NOT NULL, PRIMARY KEY (task, unit, period)
) WITHOUT ROWID;
CREATE INDEX task_states_period ON task_states (unit, period, printed, task);
"""
