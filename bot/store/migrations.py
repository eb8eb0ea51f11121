"""The SQLite schema, as migrations: appended to, never changed."""

from sqlite_utils import Database
from sqlite_utils.migrations import Migrations

migrations = Migrations("receipts")


@migrations()
def m001_articles(db: Database) -> None:
    """Collections, sources, articles and the places of their sentences."""
    db.execute(
        "CREATE TABLE collections (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT"
    )
    db.execute(
        """CREATE TABLE sources (
            id INTEGER PRIMARY KEY,
            collection_id INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
            location TEXT NOT NULL,
            added TEXT NOT NULL,
            UNIQUE (collection_id, location)
        ) STRICT"""
    )
    db.execute(
        """CREATE TABLE articles (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            collection_id INTEGER NOT NULL REFERENCES collections(id) ON DELETE CASCADE,
            source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
            origin TEXT NOT NULL,
            uri TEXT NOT NULL,
            title TEXT NOT NULL,
            publisher TEXT,
            published TEXT,
            fetched TEXT NOT NULL,
            language TEXT,
            text TEXT NOT NULL,
            digest TEXT NOT NULL,
            sentences INTEGER NOT NULL,
            UNIQUE (collection_id, uri)
        ) STRICT"""
    )
    db.execute("CREATE INDEX articles_source ON articles(source_id)")
    db.execute(
        """CREATE TABLE sentences (
            article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            position INTEGER NOT NULL,
            start INTEGER NOT NULL,
            "end" INTEGER NOT NULL,
            PRIMARY KEY (article_id, position)
        ) STRICT, WITHOUT ROWID"""
    )


@migrations()
def m002_full_text(db: Database) -> None:
    """Full text of each sentence, its article's heading, and its neighbours; stemmed."""
    db.execute(
        """CREATE VIRTUAL TABLE full_text USING fts5(
            sentence, heading, neighbours,
            content='', tokenize='porter unicode61 remove_diacritics 2'
        )"""
    )


@migrations()
def m003_generations(db: Database) -> None:
    """Complete sets of vectors, one of them active; an article's vectors are one BLOB."""
    db.execute(
        """CREATE TABLE generations (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            model TEXT NOT NULL,
            weights_sha256 TEXT NOT NULL,
            dimension INTEGER NOT NULL,
            normalised INTEGER NOT NULL,
            created TEXT NOT NULL,
            active INTEGER NOT NULL DEFAULT 0
        ) STRICT"""
    )
    db.execute("CREATE UNIQUE INDEX one_active ON generations(active) WHERE active = 1")
    db.execute(
        """CREATE TABLE vectors (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            generation_id INTEGER NOT NULL REFERENCES generations(id) ON DELETE CASCADE,
            article_id INTEGER NOT NULL REFERENCES articles(id) ON DELETE CASCADE,
            matrix BLOB NOT NULL,
            UNIQUE (generation_id, article_id)
        ) STRICT"""
    )
    db.execute("CREATE INDEX vectors_article ON vectors(article_id)")
    db.execute("CREATE TABLE revision (number INTEGER NOT NULL) STRICT")
    db.execute("INSERT INTO revision VALUES (0)")


@migrations()
def m004_chat(db: Database) -> None:
    """What a chat needs to outlive a restart: queries behind buttons, messages answered."""
    db.execute(
        """CREATE TABLE asked (
            id TEXT PRIMARY KEY,
            server TEXT,
            kind TEXT NOT NULL,
            text TEXT NOT NULL,
            created TEXT NOT NULL
        ) STRICT"""
    )
    db.execute(
        "CREATE TABLE answered_messages (id INTEGER PRIMARY KEY, created TEXT NOT NULL) STRICT"
    )


@migrations()
def m005_server_settings(db: Database) -> None:
    """What each server's admins have set, as JSON."""
    db.execute(
        """CREATE TABLE server_settings (
            server TEXT PRIMARY KEY,
            settings TEXT NOT NULL,
            changed TEXT NOT NULL
        ) STRICT"""
    )


@migrations()
def m006_audit(db: Database) -> None:
    """What admins have done."""
    db.execute(
        """CREATE TABLE audit (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            server TEXT NOT NULL,
            at TEXT NOT NULL,
            person INTEGER NOT NULL,
            action TEXT NOT NULL,
            detail TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX audit_server ON audit(server, id)")


@migrations()
def m007_departures(db: Database) -> None:
    """Servers that have removed the bot."""
    db.execute("CREATE TABLE departures (server TEXT PRIMARY KEY, at TEXT NOT NULL) STRICT")


@migrations()
def m008_askers(db: Database) -> None:
    """Who asked, so that a person can have it deleted; unknown of what was asked before."""
    db.execute("ALTER TABLE asked ADD COLUMN person INTEGER")
    db.execute("CREATE INDEX asked_person ON asked(person)")


@migrations()
def m009_readings(db: Database) -> None:
    """When a source was last read, and what of it failed then."""
    db.execute("ALTER TABLE sources ADD COLUMN read TEXT")
    db.execute(
        """CREATE TABLE source_failures (
            id INTEGER PRIMARY KEY,
            source_id INTEGER NOT NULL REFERENCES sources(id) ON DELETE CASCADE,
            name TEXT NOT NULL,
            why TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX failures_source ON source_failures(source_id)")


@migrations()
def m010_jobs(db: Database) -> None:
    """Indexing jobs of servers that have not ended."""
    db.execute(
        """CREATE TABLE jobs (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            server TEXT NOT NULL,
            channel INTEGER NOT NULL,
            person INTEGER NOT NULL,
            kind TEXT NOT NULL,
            subject TEXT NOT NULL,
            created TEXT NOT NULL,
            interrupted INTEGER NOT NULL DEFAULT 0
        ) STRICT"""
    )


@migrations()
def m011_follow_ups(db: Database) -> None:
    """What a question follows, which claims of a text were picked, which reply a message got."""
    db.execute("ALTER TABLE asked ADD COLUMN follows TEXT")
    db.execute("ALTER TABLE asked ADD COLUMN picked TEXT")
    db.execute("ALTER TABLE answered_messages ADD COLUMN reply INTEGER")


@migrations()
def m012_feedback(db: Database) -> None:
    """What people think of answers: one vote a person a card."""
    db.execute(
        """CREATE TABLE feedback (
            asked TEXT NOT NULL,
            claim INTEGER NOT NULL,
            person INTEGER NOT NULL,
            server TEXT,
            verdict TEXT,
            is_right INTEGER NOT NULL,
            reason TEXT,
            may_keep INTEGER NOT NULL,
            created TEXT NOT NULL,
            PRIMARY KEY (asked, claim, person)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute("CREATE INDEX feedback_server ON feedback(server, created)")
    db.execute("CREATE INDEX feedback_person ON feedback(person)")


@migrations()
def m013_freshness(db: Database) -> None:
    """Each card tells how new the sources are, without reading every article."""
    db.execute("CREATE INDEX articles_published ON articles(collection_id, published)")
    db.execute("CREATE INDEX articles_fetched ON articles(collection_id, fetched)")


@migrations()
def m014_watches(db: Database) -> None:
    """Claims whose change of verdict is told."""
    db.execute(
        """CREATE TABLE watches (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            server TEXT NOT NULL,
            channel INTEGER NOT NULL,
            message INTEGER NOT NULL,
            asked TEXT NOT NULL,
            claim INTEGER NOT NULL,
            person INTEGER NOT NULL,
            language TEXT NOT NULL,
            shared_by TEXT,
            told TEXT NOT NULL,
            shown TEXT NOT NULL,
            begun TEXT NOT NULL,
            told_at TEXT,
            state TEXT NOT NULL,
            UNIQUE (message, claim)
        ) STRICT"""
    )
    db.execute("CREATE INDEX watches_server ON watches(server)")
    db.execute("CREATE INDEX watches_asked ON watches(asked)")
    db.execute("CREATE INDEX watches_person ON watches(person)")


@migrations()
def m015_counts(db: Database) -> None:
    """How answers came out by day, and, where a server allows it, what stayed unanswered."""
    db.execute(
        """CREATE TABLE counts (
            server TEXT NOT NULL,
            day TEXT NOT NULL,
            kind TEXT NOT NULL,
            verdict TEXT NOT NULL,
            count INTEGER NOT NULL,
            PRIMARY KEY (server, day, kind, verdict)
        ) STRICT, WITHOUT ROWID"""
    )
    db.execute(
        """CREATE TABLE unanswered (
            id INTEGER PRIMARY KEY,
            server TEXT NOT NULL,
            person INTEGER,
            text TEXT NOT NULL,
            created TEXT NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX unanswered_server ON unanswered(server)")
    db.execute("CREATE INDEX unanswered_person ON unanswered(person)")


@migrations()
def m016_autochecks(db: Database) -> None:
    """Channels whose messages are checked unasked, and the replies there of the past hour."""
    db.execute(
        """CREATE TABLE autochecks (
            channel INTEGER PRIMARY KEY,
            server TEXT NOT NULL,
            confidence REAL NOT NULL,
            per_hour INTEGER NOT NULL
        ) STRICT"""
    )
    db.execute("CREATE INDEX autochecks_server ON autochecks(server)")
    db.execute("CREATE TABLE autocheck_replies (channel INTEGER NOT NULL, at TEXT NOT NULL) STRICT")


@migrations()
def m017_welcomes(db: Database) -> None:
    """Servers that have been greeted."""
    db.execute("CREATE TABLE welcomes (server TEXT PRIMARY KEY, created TEXT NOT NULL) STRICT")
