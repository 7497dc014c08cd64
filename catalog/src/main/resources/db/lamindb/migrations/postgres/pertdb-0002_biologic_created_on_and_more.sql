-- Where a record was made.

ALTER TABLE "wetlab_biologic" ADD COLUMN "created_on_id" integer DEFAULT 1 NOT NULL CONSTRAINT "wetlab_biologic_created_on_id_583b4816_fk_lamindb_branch_id" REFERENCES "lamindb_branch"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wetlab_combinationperturbation" ADD COLUMN "created_on_id" integer DEFAULT 1 NOT NULL CONSTRAINT "wetlab_combinationpe_created_on_id_041f5943_fk_lamindb_b" REFERENCES "lamindb_branch"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wetlab_compound" ADD COLUMN "created_on_id" integer DEFAULT 1 NOT NULL CONSTRAINT "wetlab_compound_created_on_id_99761d75_fk_lamindb_branch_id" REFERENCES "lamindb_branch"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wetlab_compoundperturbation" ADD COLUMN "created_on_id" integer DEFAULT 1 NOT NULL CONSTRAINT "wetlab_compoundpertu_created_on_id_d8158ea9_fk_lamindb_b" REFERENCES "lamindb_branch"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wetlab_environmentalperturbation" ADD COLUMN "created_on_id" integer DEFAULT 1 NOT NULL CONSTRAINT "wetlab_environmental_created_on_id_a3220d84_fk_lamindb_b" REFERENCES "lamindb_branch"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wetlab_geneticperturbation" ADD COLUMN "created_on_id" integer DEFAULT 1 NOT NULL CONSTRAINT "wetlab_geneticpertur_created_on_id_aa7a4735_fk_lamindb_b" REFERENCES "lamindb_branch"("id") DEFERRABLE INITIALLY DEFERRED;
ALTER TABLE "wetlab_perturbationtarget" ADD COLUMN "created_on_id" integer DEFAULT 1 NOT NULL CONSTRAINT "wetlab_perturbationt_created_on_id_599ac6ee_fk_lamindb_b" REFERENCES "lamindb_branch"("id") DEFERRABLE INITIALLY DEFERRED;
CREATE INDEX "wetlab_biologic_created_on_id_583b4816" ON "wetlab_biologic" ("created_on_id");
CREATE INDEX "wetlab_combinationperturbation_created_on_id_041f5943" ON "wetlab_combinationperturbation" ("created_on_id");
CREATE INDEX "wetlab_compound_created_on_id_99761d75" ON "wetlab_compound" ("created_on_id");
CREATE INDEX "wetlab_compoundperturbation_created_on_id_d8158ea9" ON "wetlab_compoundperturbation" ("created_on_id");
CREATE INDEX "wetlab_environmentalperturbation_created_on_id_a3220d84" ON "wetlab_environmentalperturbation" ("created_on_id");
CREATE INDEX "wetlab_geneticperturbation_created_on_id_aa7a4735" ON "wetlab_geneticperturbation" ("created_on_id");
CREATE INDEX "wetlab_perturbationtarget_created_on_id_599ac6ee" ON "wetlab_perturbationtarget" ("created_on_id");
