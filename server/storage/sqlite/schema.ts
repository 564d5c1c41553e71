/** The tables of the database, as steps: a database remembers how many of them it has taken. */
export const MIGRATIONS: readonly string[] = [
  `
  CREATE TABLE play_table (
    code TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE match (
    id TEXT PRIMARY KEY,
    table_code TEXT NOT NULL,
    header TEXT NOT NULL,
    signature TEXT,
    finished_at TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX match_by_end ON match (finished_at) WHERE finished_at IS NOT NULL;

  CREATE TABLE entry (
    match TEXT NOT NULL REFERENCES match (id),
    seq INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (match, seq)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE server (
    only INTEGER PRIMARY KEY CHECK (only = 1),
    signing_key TEXT NOT NULL
  ) STRICT;
  `,
  `
  CREATE TABLE session (
    code TEXT PRIMARY KEY,
    revision INTEGER NOT NULL,
    record TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE student (
    session TEXT NOT NULL REFERENCES session (code),
    id TEXT NOT NULL,
    number INTEGER NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (session, id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE refused_line (
    session TEXT NOT NULL REFERENCES session (code),
    student TEXT NOT NULL,
    record TEXT NOT NULL
  ) STRICT;

  CREATE INDEX refused_line_by_session ON refused_line (session);
  CREATE INDEX match_by_table ON match (table_code);
  CREATE INDEX play_table_by_session ON play_table (json_extract(record, '$.session'));
  `,
  `
  CREATE TABLE lecture (
    id TEXT PRIMARY KEY,
    session TEXT NOT NULL,
    header TEXT NOT NULL,
    signature TEXT,
    finished_at TEXT
  ) STRICT, WITHOUT ROWID;

  CREATE INDEX lecture_by_session ON lecture (session);

  CREATE TABLE lecture_entry (
    lecture TEXT NOT NULL REFERENCES lecture (id),
    seq INTEGER NOT NULL,
    entry TEXT NOT NULL,
    PRIMARY KEY (lecture, seq)
  ) STRICT, WITHOUT ROWID;
  `,
];
