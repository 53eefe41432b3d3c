"""The tables, as queries name them.  `migrations.py` makes them; a test holds the two together."""

from sqlalchemy import BigInteger, Column, ForeignKey, Index, Integer, MetaData, Table, Text

METADATA = MetaData()

schema_version = Table(
    "schema_version",
    METADATA,
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("applied_at", Text, nullable=False),
)

workspace = Table("workspace", METADATA, Column("id", Text, primary_key=True))

transaction = Table(
    "txn",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("recorded_at", Text, nullable=False),
    Column("actor", Text, nullable=False),
    Column("verb", Text, nullable=False),
)

plan = Table(
    "plan",
    METADATA,
    Column("id", Text, primary_key=True),
    Column("txn", Integer, ForeignKey("txn.number"), nullable=False),
)

version = Table(
    "version",
    METADATA,
    Column("document", Text, primary_key=True),
    Column("plan", Text, ForeignKey("plan.id"), nullable=False),
    Column("name", Text, nullable=False, unique=True),
    Column("file_name", Text, nullable=False),
    Column("encoding", Text, nullable=False),
    Column("size_bytes", BigInteger, nullable=False),
    Column("txn", Integer, ForeignKey("txn.number"), nullable=False),
)

retraction = Table(
    "retraction",
    METADATA,
    Column("document", Text, ForeignKey("version.document"), primary_key=True),
    Column("txn", Integer, ForeignKey("txn.number"), primary_key=True),
    Column("is_retracted", Integer, nullable=False),
)

compilation = Table(
    "compilation",
    METADATA,
    Column("number", Integer, primary_key=True, autoincrement=False),
    Column("document", Text, ForeignKey("version.document"), nullable=False),
    Column("compiler", Text, nullable=False),
    Column("vocabulary", Text, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("result", Text, nullable=False),
    Column("rows_from", Integer, nullable=False),
    Column("fact_count", Integer, nullable=False),
    Column("issue_count", Integer, nullable=False),
    Column("metadata", Text, nullable=False),
    Column("txn", Integer, ForeignKey("txn.number"), nullable=False),
    Column("raw_text", Text, nullable=False),
)

raw_text = Table(
    "raw_text",
    METADATA,
    Column("hash", Text, primary_key=True),
    Column("pages", Text, nullable=False),
    Column("content", Text, nullable=False),
    Column("txn", Integer, ForeignKey("txn.number"), nullable=False),
)

fact = Table(
    "fact",
    METADATA,
    Column("compilation", Integer, ForeignKey("compilation.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

issue = Table(
    "issue",
    METADATA,
    Column("compilation", Integer, ForeignKey("compilation.number"), primary_key=True),
    Column("position", Integer, primary_key=True),
    Column("id", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("document", Text, nullable=False),
    Column("payload", Text, nullable=False),
)

Index("fact_by_id", fact.c.id)
Index("compilation_by_document", compilation.c.document)
