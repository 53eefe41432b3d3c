-- A workspace as schema version 1 wrote it: one document with two facts.  Never edited: later releases must open it.
BEGIN TRANSACTION;
CREATE TABLE compilation (
            number INTEGER NOT NULL PRIMARY KEY,
            document TEXT NOT NULL REFERENCES version (document),
            compiler TEXT NOT NULL,
            vocabulary TEXT NOT NULL,
            outcome TEXT NOT NULL,
            result TEXT NOT NULL,
            rows_from INTEGER NOT NULL,
            fact_count INTEGER NOT NULL,
            issue_count INTEGER NOT NULL,
            metadata TEXT NOT NULL,
            txn INTEGER NOT NULL REFERENCES txn (number));
INSERT INTO "compilation" VALUES(1,'7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed','c1','v1','completed','0d19d5246e906a3fc214d081d7dc3a1808d2e2282802e94c434c76075cfba027',1,2,0,'[]',2);
CREATE TABLE fact (
            compilation INTEGER NOT NULL REFERENCES compilation (number),
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            kind TEXT NOT NULL,
            document TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (compilation, position));
INSERT INTO "fact" VALUES(1,0,'000000017692c3ad','target','7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed','{"content":{"indicator":"指标1","measure":"level","period":null,"quantity":{"unit":"亿元","value":"1"},"subject":"示范市"},"document":"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed","evidence":{"end":5,"file_hash":"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed","page":1,"quote":"产值一亿","start":1},"id":"000000017692c3ad","kind":"target","origin":"test","section":["一、目标"]}');
INSERT INTO "fact" VALUES(1,1,'000000027692c3ad','target','7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed','{"content":{"indicator":"指标2","measure":"level","period":null,"quantity":{"unit":"亿元","value":"2"},"subject":"示范市"},"document":"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed","evidence":{"end":6,"file_hash":"7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed","page":1,"quote":"产值一亿","start":2},"id":"000000027692c3ad","kind":"target","origin":"test","section":["一、目标"]}');
CREATE TABLE issue (
            compilation INTEGER NOT NULL REFERENCES compilation (number),
            position INTEGER NOT NULL,
            id TEXT NOT NULL,
            code TEXT NOT NULL,
            document TEXT NOT NULL,
            payload TEXT NOT NULL,
            PRIMARY KEY (compilation, position));
CREATE TABLE plan (
            id TEXT NOT NULL PRIMARY KEY,
            txn INTEGER NOT NULL REFERENCES txn (number));
INSERT INTO "plan" VALUES('plan-7692c3ad3540',1);
CREATE TABLE retraction (
            document TEXT NOT NULL REFERENCES version (document),
            txn INTEGER NOT NULL REFERENCES txn (number),
            is_retracted INTEGER NOT NULL,
            PRIMARY KEY (document, txn));
CREATE TABLE schema_version (version INTEGER NOT NULL PRIMARY KEY, applied_at TEXT NOT NULL);
INSERT INTO "schema_version" VALUES(1,'2026-03-01T08:00:00.000000Z');
CREATE TABLE txn (
            number INTEGER NOT NULL PRIMARY KEY,
            recorded_at TEXT NOT NULL,
            actor TEXT NOT NULL,
            verb TEXT NOT NULL);
INSERT INTO "txn" VALUES(1,'2026-03-01T08:00:00.000000Z','local','add');
INSERT INTO "txn" VALUES(2,'2026-03-01T08:01:00.000000Z','local','compile');
CREATE TABLE version (
            document TEXT NOT NULL PRIMARY KEY,
            plan TEXT NOT NULL REFERENCES plan (id),
            name TEXT NOT NULL UNIQUE,
            file_name TEXT NOT NULL,
            encoding TEXT NOT NULL,
            size_bytes BIGINT NOT NULL,
            txn INTEGER NOT NULL REFERENCES txn (number));
INSERT INTO "version" VALUES('7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed','plan-7692c3ad3540','example','example.txt','utf-8',4,1);
CREATE TABLE workspace (id TEXT NOT NULL PRIMARY KEY);
CREATE INDEX fact_by_id ON fact (id);
CREATE INDEX compilation_by_document ON compilation (document);
COMMIT;
