-- 2.2: no links of branches to artifacts.

DROP TABLE "lamindb_branchartifact" CASCADE;
