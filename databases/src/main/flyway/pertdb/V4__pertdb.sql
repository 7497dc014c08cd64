-- Tables of the module pertdb.

CREATE TABLE "wetlab_biologic_proteins" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "biologic_id" integer NOT NULL REFERENCES "wetlab_biologic" ("id") DEFERRABLE INITIALLY DEFERRED, "protein_id" integer NOT NULL REFERENCES "bionty_protein" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_biologic_proteins_biologic_id_protein_id_9e878c76_uniq" ON "wetlab_biologic_proteins" ("biologic_id", "protein_id");
CREATE INDEX "wetlab_biologic_proteins_biologic_id_cb13b508" ON "wetlab_biologic_proteins" ("biologic_id");
CREATE INDEX "wetlab_biologic_proteins_protein_id_ff90a0b4" ON "wetlab_biologic_proteins" ("protein_id");

CREATE TABLE "wetlab_artifactbiologic" ("created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "biologic_id" integer NOT NULL REFERENCES "wetlab_biologic" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_artifactbiologic_created_at_13a82d1f" ON "wetlab_artifactbiologic" ("created_at");
CREATE INDEX "wetlab_artifactbiologic_artifact_id_91755b72" ON "wetlab_artifactbiologic" ("artifact_id");
CREATE INDEX "wetlab_artifactbiologic_created_by_id_aabf7cff" ON "wetlab_artifactbiologic" ("created_by_id");
CREATE INDEX "wetlab_artifactbiologic_feature_id_20a92c14" ON "wetlab_artifactbiologic" ("feature_id");
CREATE INDEX "wetlab_artifactbiologic_run_id_0a9be052" ON "wetlab_artifactbiologic" ("run_id");
CREATE INDEX "wetlab_artifactbiologic_biologic_id_e699ad07" ON "wetlab_artifactbiologic" ("biologic_id");

CREATE TABLE "wetlab_artifactcombinationperturbation" ("created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "combinationperturbation_id" integer NOT NULL REFERENCES "wetlab_combinationperturbation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_artifactcombinationperturbation_created_at_d6061d72" ON "wetlab_artifactcombinationperturbation" ("created_at");
CREATE INDEX "wetlab_artifactcombinationperturbation_artifact_id_093740f3" ON "wetlab_artifactcombinationperturbation" ("artifact_id");
CREATE INDEX "wetlab_artifactcombinationperturbation_created_by_id_79ab9cab" ON "wetlab_artifactcombinationperturbation" ("created_by_id");
CREATE INDEX "wetlab_artifactcombinationperturbation_feature_id_7167c84d" ON "wetlab_artifactcombinationperturbation" ("feature_id");
CREATE INDEX "wetlab_artifactcombinationperturbation_run_id_4aab2387" ON "wetlab_artifactcombinationperturbation" ("run_id");
CREATE INDEX "wetlab_artifactcombinationperturbation_combinationperturbation_id_b2910ea5" ON "wetlab_artifactcombinationperturbation" ("combinationperturbation_id");

CREATE TABLE "wetlab_compound_parents" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "from_compound_id" integer NOT NULL REFERENCES "wetlab_compound" ("id") DEFERRABLE INITIALLY DEFERRED, "to_compound_id" integer NOT NULL REFERENCES "wetlab_compound" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_compound_parents_from_compound_id_to_compound_id_ab928ad4_uniq" ON "wetlab_compound_parents" ("from_compound_id", "to_compound_id");
CREATE INDEX "wetlab_compound_parents_from_compound_id_59a6b57c" ON "wetlab_compound_parents" ("from_compound_id");
CREATE INDEX "wetlab_compound_parents_to_compound_id_d87568d0" ON "wetlab_compound_parents" ("to_compound_id");

CREATE TABLE "wetlab_artifactcompound" ("created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "compound_id" integer NOT NULL REFERENCES "wetlab_compound" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_artifactcompound_created_at_b48a080c" ON "wetlab_artifactcompound" ("created_at");
CREATE INDEX "wetlab_artifactcompound_artifact_id_f9016c37" ON "wetlab_artifactcompound" ("artifact_id");
CREATE INDEX "wetlab_artifactcompound_created_by_id_f5a83626" ON "wetlab_artifactcompound" ("created_by_id");
CREATE INDEX "wetlab_artifactcompound_feature_id_a8b66502" ON "wetlab_artifactcompound" ("feature_id");
CREATE INDEX "wetlab_artifactcompound_run_id_f8a0f344" ON "wetlab_artifactcompound" ("run_id");
CREATE INDEX "wetlab_artifactcompound_compound_id_9a283651" ON "wetlab_artifactcompound" ("compound_id");

CREATE TABLE "wetlab_combinationperturbation_compound_perturbations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "combinationperturbation_id" integer NOT NULL REFERENCES "wetlab_combinationperturbation" ("id") DEFERRABLE INITIALLY DEFERRED, "compoundperturbation_id" integer NOT NULL REFERENCES "wetlab_compoundperturbation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_combinationperturbation_compound_perturbations_combinationperturbation_id_compoundperturbation_id_3b7eacfc_uniq" ON "wetlab_combinationperturbation_compound_perturbations" ("combinationperturbation_id", "compoundperturbation_id");
CREATE INDEX "wetlab_combinationperturbation_compound_perturbations_combinationperturbation_id_48d5ae37" ON "wetlab_combinationperturbation_compound_perturbations" ("combinationperturbation_id");
CREATE INDEX "wetlab_combinationperturbation_compound_perturbations_compoundperturbation_id_b5d37484" ON "wetlab_combinationperturbation_compound_perturbations" ("compoundperturbation_id");

CREATE TABLE "wetlab_artifactcompoundperturbation" ("created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "compoundperturbation_id" integer NOT NULL REFERENCES "wetlab_compoundperturbation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_artifactcompoundperturbation_created_at_c928caf3" ON "wetlab_artifactcompoundperturbation" ("created_at");
CREATE INDEX "wetlab_artifactcompoundperturbation_artifact_id_b83a1e88" ON "wetlab_artifactcompoundperturbation" ("artifact_id");
CREATE INDEX "wetlab_artifactcompoundperturbation_created_by_id_8343eb86" ON "wetlab_artifactcompoundperturbation" ("created_by_id");
CREATE INDEX "wetlab_artifactcompoundperturbation_feature_id_cd10a610" ON "wetlab_artifactcompoundperturbation" ("feature_id");
CREATE INDEX "wetlab_artifactcompoundperturbation_run_id_ebae661e" ON "wetlab_artifactcompoundperturbation" ("run_id");
CREATE INDEX "wetlab_artifactcompoundperturbation_compoundperturbation_id_8659b232" ON "wetlab_artifactcompoundperturbation" ("compoundperturbation_id");

CREATE TABLE "wetlab_combinationperturbation_environmental_perturbations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "combinationperturbation_id" integer NOT NULL REFERENCES "wetlab_combinationperturbation" ("id") DEFERRABLE INITIALLY DEFERRED, "environmentalperturbation_id" integer NOT NULL REFERENCES "wetlab_environmentalperturbation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_combinationperturbation_environmental_perturbations_combinationperturbation_id_environmentalperturbation_id_3d82e61f_uniq" ON "wetlab_combinationperturbation_environmental_perturbations" ("combinationperturbation_id", "environmentalperturbation_id");
CREATE INDEX "wetlab_combinationperturbation_environmental_perturbations_combinationperturbation_id_5a90f42f" ON "wetlab_combinationperturbation_environmental_perturbations" ("combinationperturbation_id");
CREATE INDEX "wetlab_combinationperturbation_environmental_perturbations_environmentalperturbation_id_cac22f51" ON "wetlab_combinationperturbation_environmental_perturbations" ("environmentalperturbation_id");

CREATE TABLE "wetlab_artifactenvironmentalperturbation" ("created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "environmentalperturbation_id" integer NOT NULL REFERENCES "wetlab_environmentalperturbation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_artifactenvironmentalperturbation_created_at_4caa86c9" ON "wetlab_artifactenvironmentalperturbation" ("created_at");
CREATE INDEX "wetlab_artifactenvironmentalperturbation_artifact_id_d5a0696e" ON "wetlab_artifactenvironmentalperturbation" ("artifact_id");
CREATE INDEX "wetlab_artifactenvironmentalperturbation_created_by_id_7e151197" ON "wetlab_artifactenvironmentalperturbation" ("created_by_id");
CREATE INDEX "wetlab_artifactenvironmentalperturbation_feature_id_e20081e4" ON "wetlab_artifactenvironmentalperturbation" ("feature_id");
CREATE INDEX "wetlab_artifactenvironmentalperturbation_run_id_fc0c1bf8" ON "wetlab_artifactenvironmentalperturbation" ("run_id");
CREATE INDEX "wetlab_artifactenvironmentalperturbation_environmentalperturbation_id_3ecbf1b3" ON "wetlab_artifactenvironmentalperturbation" ("environmentalperturbation_id");

CREATE TABLE "wetlab_combinationperturbation_genetic_perturbations" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "combinationperturbation_id" integer NOT NULL REFERENCES "wetlab_combinationperturbation" ("id") DEFERRABLE INITIALLY DEFERRED, "geneticperturbation_id" integer NOT NULL REFERENCES "wetlab_geneticperturbation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_combinationperturbation_genetic_perturbations_combinationperturbation_id_geneticperturbation_id_d3a6ae15_uniq" ON "wetlab_combinationperturbation_genetic_perturbations" ("combinationperturbation_id", "geneticperturbation_id");
CREATE INDEX "wetlab_combinationperturbation_genetic_perturbations_combinationperturbation_id_bf247a21" ON "wetlab_combinationperturbation_genetic_perturbations" ("combinationperturbation_id");
CREATE INDEX "wetlab_combinationperturbation_genetic_perturbations_geneticperturbation_id_8a0df954" ON "wetlab_combinationperturbation_genetic_perturbations" ("geneticperturbation_id");

CREATE TABLE "wetlab_artifactgeneticperturbation" ("created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "geneticperturbation_id" integer NOT NULL REFERENCES "wetlab_geneticperturbation" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_artifactgeneticperturbation_created_at_0a539865" ON "wetlab_artifactgeneticperturbation" ("created_at");
CREATE INDEX "wetlab_artifactgeneticperturbation_artifact_id_c32b54ca" ON "wetlab_artifactgeneticperturbation" ("artifact_id");
CREATE INDEX "wetlab_artifactgeneticperturbation_created_by_id_d67785a6" ON "wetlab_artifactgeneticperturbation" ("created_by_id");
CREATE INDEX "wetlab_artifactgeneticperturbation_feature_id_a1d4e0d9" ON "wetlab_artifactgeneticperturbation" ("feature_id");
CREATE INDEX "wetlab_artifactgeneticperturbation_run_id_fd7f1352" ON "wetlab_artifactgeneticperturbation" ("run_id");
CREATE INDEX "wetlab_artifactgeneticperturbation_geneticperturbation_id_f86fcc0d" ON "wetlab_artifactgeneticperturbation" ("geneticperturbation_id");
CREATE INDEX "wetlab_arti_artifac_8731fa_idx" ON "wetlab_artifactgeneticperturbation" ("artifact_id", "geneticperturbation_id");

CREATE TABLE "wetlab_perturbationtarget_genes" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED, "gene_id" integer NOT NULL REFERENCES "bionty_gene" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_perturbationtarget_genes_perturbationtarget_id_gene_id_8fa7c37b_uniq" ON "wetlab_perturbationtarget_genes" ("perturbationtarget_id", "gene_id");
CREATE INDEX "wetlab_perturbationtarget_genes_perturbationtarget_id_b6874823" ON "wetlab_perturbationtarget_genes" ("perturbationtarget_id");
CREATE INDEX "wetlab_perturbationtarget_genes_gene_id_145e1d7c" ON "wetlab_perturbationtarget_genes" ("gene_id");

CREATE TABLE "wetlab_perturbationtarget_pathways" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED, "pathway_id" integer NOT NULL REFERENCES "bionty_pathway" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_perturbationtarget_pathways_perturbationtarget_id_pathway_id_43bf28fe_uniq" ON "wetlab_perturbationtarget_pathways" ("perturbationtarget_id", "pathway_id");
CREATE INDEX "wetlab_perturbationtarget_pathways_perturbationtarget_id_a63a0164" ON "wetlab_perturbationtarget_pathways" ("perturbationtarget_id");
CREATE INDEX "wetlab_perturbationtarget_pathways_pathway_id_a641f7c3" ON "wetlab_perturbationtarget_pathways" ("pathway_id");

CREATE TABLE "wetlab_perturbationtarget_proteins" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED, "protein_id" integer NOT NULL REFERENCES "bionty_protein" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_perturbationtarget_proteins_perturbationtarget_id_protein_id_8e751058_uniq" ON "wetlab_perturbationtarget_proteins" ("perturbationtarget_id", "protein_id");
CREATE INDEX "wetlab_perturbationtarget_proteins_perturbationtarget_id_441388b9" ON "wetlab_perturbationtarget_proteins" ("perturbationtarget_id");
CREATE INDEX "wetlab_perturbationtarget_proteins_protein_id_2ace5e8c" ON "wetlab_perturbationtarget_proteins" ("protein_id");

CREATE TABLE "wetlab_geneticperturbation_targets" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "geneticperturbation_id" integer NOT NULL REFERENCES "wetlab_geneticperturbation" ("id") DEFERRABLE INITIALLY DEFERRED, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_geneticperturbation_targets_geneticperturbation_id_perturbationtarget_id_256e8146_uniq" ON "wetlab_geneticperturbation_targets" ("geneticperturbation_id", "perturbationtarget_id");
CREATE INDEX "wetlab_geneticperturbation_targets_geneticperturbation_id_737ecb34" ON "wetlab_geneticperturbation_targets" ("geneticperturbation_id");
CREATE INDEX "wetlab_geneticperturbation_targets_perturbationtarget_id_0445147a" ON "wetlab_geneticperturbation_targets" ("perturbationtarget_id");

CREATE TABLE "wetlab_environmentalperturbation_targets" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "environmentalperturbation_id" integer NOT NULL REFERENCES "wetlab_environmentalperturbation" ("id") DEFERRABLE INITIALLY DEFERRED, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_environmentalperturbation_targets_environmentalperturbation_id_perturbationtarget_id_6a7b32bc_uniq" ON "wetlab_environmentalperturbation_targets" ("environmentalperturbation_id", "perturbationtarget_id");
CREATE INDEX "wetlab_environmentalperturbation_targets_environmentalperturbation_id_76e8ec7b" ON "wetlab_environmentalperturbation_targets" ("environmentalperturbation_id");
CREATE INDEX "wetlab_environmentalperturbation_targets_perturbationtarget_id_317c4bc6" ON "wetlab_environmentalperturbation_targets" ("perturbationtarget_id");

CREATE TABLE "wetlab_compound_targets" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "compound_id" integer NOT NULL REFERENCES "wetlab_compound" ("id") DEFERRABLE INITIALLY DEFERRED, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_compound_targets_compound_id_perturbationtarget_id_056e30f9_uniq" ON "wetlab_compound_targets" ("compound_id", "perturbationtarget_id");
CREATE INDEX "wetlab_compound_targets_compound_id_bf7e35fe" ON "wetlab_compound_targets" ("compound_id");
CREATE INDEX "wetlab_compound_targets_perturbationtarget_id_7eb49c97" ON "wetlab_compound_targets" ("perturbationtarget_id");

CREATE TABLE "wetlab_biologic_targets" ("id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "biologic_id" integer NOT NULL REFERENCES "wetlab_biologic" ("id") DEFERRABLE INITIALLY DEFERRED, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_biologic_targets_biologic_id_perturbationtarget_id_3b5d729d_uniq" ON "wetlab_biologic_targets" ("biologic_id", "perturbationtarget_id");
CREATE INDEX "wetlab_biologic_targets_biologic_id_e01907af" ON "wetlab_biologic_targets" ("biologic_id");
CREATE INDEX "wetlab_biologic_targets_perturbationtarget_id_a4cb6d92" ON "wetlab_biologic_targets" ("perturbationtarget_id");

CREATE TABLE "wetlab_artifactperturbationtarget" ("created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "artifact_id" integer NOT NULL REFERENCES "lamindb_artifact" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "feature_id" integer NULL REFERENCES "lamindb_feature" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "perturbationtarget_id" integer NOT NULL REFERENCES "wetlab_perturbationtarget" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_artifactperturbationtarget_created_at_01dffba7" ON "wetlab_artifactperturbationtarget" ("created_at");
CREATE INDEX "wetlab_artifactperturbationtarget_artifact_id_08564776" ON "wetlab_artifactperturbationtarget" ("artifact_id");
CREATE INDEX "wetlab_artifactperturbationtarget_created_by_id_107e9b62" ON "wetlab_artifactperturbationtarget" ("created_by_id");
CREATE INDEX "wetlab_artifactperturbationtarget_feature_id_aa181ff1" ON "wetlab_artifactperturbationtarget" ("feature_id");
CREATE INDEX "wetlab_artifactperturbationtarget_run_id_b23fedb6" ON "wetlab_artifactperturbationtarget" ("run_id");
CREATE INDEX "wetlab_artifactperturbationtarget_perturbationtarget_id_1a0c7395" ON "wetlab_artifactperturbationtarget" ("perturbationtarget_id");
CREATE INDEX "wetlab_arti_artifac_2674c5_idx" ON "wetlab_artifactperturbationtarget" ("artifact_id", "perturbationtarget_id");

CREATE TABLE "wetlab_biologic" ("is_locked" bool DEFAULT 0 NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(14) NOT NULL UNIQUE, "abbr" varchar(32) NULL UNIQUE, "synonyms" text NULL, "description" text NULL, "name" varchar(255) NOT NULL, "type" varchar(32) NOT NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NULL REFERENCES "bionty_source" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_biologic_created_at_45543ceb" ON "wetlab_biologic" ("created_at");
CREATE INDEX "wetlab_biologic_updated_at_95daf7c4" ON "wetlab_biologic" ("updated_at");
CREATE INDEX "wetlab_biologic_synonyms_af8f1963" ON "wetlab_biologic" ("synonyms");
CREATE INDEX "wetlab_biologic_description_ced98135" ON "wetlab_biologic" ("description");
CREATE INDEX "wetlab_biologic_name_666f39e9" ON "wetlab_biologic" ("name");
CREATE INDEX "wetlab_biologic_type_0766d4bd" ON "wetlab_biologic" ("type");
CREATE INDEX "wetlab_biologic_branch_id_b5a09f57" ON "wetlab_biologic" ("branch_id");
CREATE INDEX "wetlab_biologic_created_by_id_373794d7" ON "wetlab_biologic" ("created_by_id");
CREATE INDEX "wetlab_biologic_run_id_7ad7c62c" ON "wetlab_biologic" ("run_id");
CREATE INDEX "wetlab_biologic_source_id_272aabcd" ON "wetlab_biologic" ("source_id");
CREATE INDEX "wetlab_biologic_space_id_20904523" ON "wetlab_biologic" ("space_id");
CREATE INDEX "wetlab_biologic_created_on_id_583b4816" ON "wetlab_biologic" ("created_on_id");

CREATE TABLE "wetlab_combinationperturbation" ("is_locked" bool DEFAULT 0 NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(14) NOT NULL UNIQUE, "abbr" varchar(32) NULL UNIQUE, "synonyms" text NULL, "description" text NULL, "name" varchar(255) NOT NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NULL REFERENCES "bionty_source" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_combinationperturbation_created_at_4a82f30e" ON "wetlab_combinationperturbation" ("created_at");
CREATE INDEX "wetlab_combinationperturbation_updated_at_c4d9c495" ON "wetlab_combinationperturbation" ("updated_at");
CREATE INDEX "wetlab_combinationperturbation_synonyms_0091ea73" ON "wetlab_combinationperturbation" ("synonyms");
CREATE INDEX "wetlab_combinationperturbation_description_93c5354c" ON "wetlab_combinationperturbation" ("description");
CREATE INDEX "wetlab_combinationperturbation_name_55479ad2" ON "wetlab_combinationperturbation" ("name");
CREATE INDEX "wetlab_combinationperturbation_branch_id_0a4a8205" ON "wetlab_combinationperturbation" ("branch_id");
CREATE INDEX "wetlab_combinationperturbation_created_by_id_70a57553" ON "wetlab_combinationperturbation" ("created_by_id");
CREATE INDEX "wetlab_combinationperturbation_run_id_2cc51d84" ON "wetlab_combinationperturbation" ("run_id");
CREATE INDEX "wetlab_combinationperturbation_source_id_e27fdea0" ON "wetlab_combinationperturbation" ("source_id");
CREATE INDEX "wetlab_combinationperturbation_space_id_ebfad3f6" ON "wetlab_combinationperturbation" ("space_id");
CREATE INDEX "wetlab_combinationperturbation_created_on_id_041f5943" ON "wetlab_combinationperturbation" ("created_on_id");

CREATE TABLE "wetlab_compound" ("is_locked" bool DEFAULT 0 NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "ontology_id" varchar(255) NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(14) NOT NULL UNIQUE, "abbr" varchar(32) NULL UNIQUE, "synonyms" text NULL, "description" text NULL, "name" text NOT NULL, "type" varchar(32) NULL, "chembl_id" varchar(32) NULL, "smiles" text NULL, "canonical_smiles" text NULL, "inchikey" text NULL, "molweight" real NULL, "molformula" text NULL, "moa" text NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NULL REFERENCES "bionty_source" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE UNIQUE INDEX "wetlab_compound_name_ontology_id_32eb09f7_uniq" ON "wetlab_compound" ("name", "ontology_id");
CREATE INDEX "wetlab_compound_created_at_28330a60" ON "wetlab_compound" ("created_at");
CREATE INDEX "wetlab_compound_updated_at_23414b24" ON "wetlab_compound" ("updated_at");
CREATE INDEX "wetlab_compound_ontology_id_9e648e74" ON "wetlab_compound" ("ontology_id");
CREATE INDEX "wetlab_compound_synonyms_0eb02ef1" ON "wetlab_compound" ("synonyms");
CREATE INDEX "wetlab_compound_description_b0d6cc3e" ON "wetlab_compound" ("description");
CREATE INDEX "wetlab_compound_name_03f30820" ON "wetlab_compound" ("name");
CREATE INDEX "wetlab_compound_type_5188665a" ON "wetlab_compound" ("type");
CREATE INDEX "wetlab_compound_chembl_id_67645700" ON "wetlab_compound" ("chembl_id");
CREATE INDEX "wetlab_compound_smiles_ec4e8808" ON "wetlab_compound" ("smiles");
CREATE INDEX "wetlab_compound_canonical_smiles_e744994f" ON "wetlab_compound" ("canonical_smiles");
CREATE INDEX "wetlab_compound_inchikey_3a230733" ON "wetlab_compound" ("inchikey");
CREATE INDEX "wetlab_compound_molweight_bce151b5" ON "wetlab_compound" ("molweight");
CREATE INDEX "wetlab_compound_molformula_66188f7c" ON "wetlab_compound" ("molformula");
CREATE INDEX "wetlab_compound_moa_95b0340e" ON "wetlab_compound" ("moa");
CREATE INDEX "wetlab_compound_branch_id_597e55e9" ON "wetlab_compound" ("branch_id");
CREATE INDEX "wetlab_compound_created_by_id_0ae8f2c1" ON "wetlab_compound" ("created_by_id");
CREATE INDEX "wetlab_compound_run_id_3c3ea39c" ON "wetlab_compound" ("run_id");
CREATE INDEX "wetlab_compound_source_id_f939ecb4" ON "wetlab_compound" ("source_id");
CREATE INDEX "wetlab_compound_space_id_66d54fd4" ON "wetlab_compound" ("space_id");
CREATE INDEX "wetlab_compound_created_on_id_99761d75" ON "wetlab_compound" ("created_on_id");

CREATE TABLE "wetlab_compoundperturbation" ("is_locked" bool DEFAULT 0 NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(14) NOT NULL UNIQUE, "abbr" varchar(32) NULL UNIQUE, "synonyms" text NULL, "description" text NULL, "name" varchar(255) NOT NULL, "concentration" real NULL, "concentration_unit" varchar(32) NULL, "duration" bigint NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "compound_id" integer NULL REFERENCES "wetlab_compound" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NULL REFERENCES "bionty_source" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_compoundperturbation_created_at_4e9be593" ON "wetlab_compoundperturbation" ("created_at");
CREATE INDEX "wetlab_compoundperturbation_updated_at_26abd7e5" ON "wetlab_compoundperturbation" ("updated_at");
CREATE INDEX "wetlab_compoundperturbation_synonyms_3edfbf8a" ON "wetlab_compoundperturbation" ("synonyms");
CREATE INDEX "wetlab_compoundperturbation_description_1a70e90f" ON "wetlab_compoundperturbation" ("description");
CREATE INDEX "wetlab_compoundperturbation_name_9266c056" ON "wetlab_compoundperturbation" ("name");
CREATE INDEX "wetlab_compoundperturbation_branch_id_da01ecf6" ON "wetlab_compoundperturbation" ("branch_id");
CREATE INDEX "wetlab_compoundperturbation_compound_id_fa6f4b48" ON "wetlab_compoundperturbation" ("compound_id");
CREATE INDEX "wetlab_compoundperturbation_created_by_id_b40b4489" ON "wetlab_compoundperturbation" ("created_by_id");
CREATE INDEX "wetlab_compoundperturbation_run_id_f2ddede7" ON "wetlab_compoundperturbation" ("run_id");
CREATE INDEX "wetlab_compoundperturbation_source_id_af75df81" ON "wetlab_compoundperturbation" ("source_id");
CREATE INDEX "wetlab_compoundperturbation_space_id_cddb73c7" ON "wetlab_compoundperturbation" ("space_id");
CREATE INDEX "wetlab_compoundperturbation_created_on_id_d8158ea9" ON "wetlab_compoundperturbation" ("created_on_id");

CREATE TABLE "wetlab_environmentalperturbation" ("is_locked" bool DEFAULT 0 NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(14) NOT NULL UNIQUE, "abbr" varchar(32) NULL UNIQUE, "synonyms" text NULL, "description" text NULL, "name" varchar(255) NOT NULL, "ontology_id" varchar(32) NULL, "value" real NULL, "unit" varchar(32) NULL, "duration" bigint NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NULL REFERENCES "bionty_source" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_environmentalperturbation_created_at_0b72820c" ON "wetlab_environmentalperturbation" ("created_at");
CREATE INDEX "wetlab_environmentalperturbation_updated_at_981f65f3" ON "wetlab_environmentalperturbation" ("updated_at");
CREATE INDEX "wetlab_environmentalperturbation_synonyms_97d78d89" ON "wetlab_environmentalperturbation" ("synonyms");
CREATE INDEX "wetlab_environmentalperturbation_description_9b9f2bd2" ON "wetlab_environmentalperturbation" ("description");
CREATE INDEX "wetlab_environmentalperturbation_name_3304bc26" ON "wetlab_environmentalperturbation" ("name");
CREATE INDEX "wetlab_environmentalperturbation_ontology_id_0a419c0d" ON "wetlab_environmentalperturbation" ("ontology_id");
CREATE INDEX "wetlab_environmentalperturbation_branch_id_eedda3c8" ON "wetlab_environmentalperturbation" ("branch_id");
CREATE INDEX "wetlab_environmentalperturbation_created_by_id_998597bc" ON "wetlab_environmentalperturbation" ("created_by_id");
CREATE INDEX "wetlab_environmentalperturbation_run_id_6a58fe95" ON "wetlab_environmentalperturbation" ("run_id");
CREATE INDEX "wetlab_environmentalperturbation_source_id_973095e4" ON "wetlab_environmentalperturbation" ("source_id");
CREATE INDEX "wetlab_environmentalperturbation_space_id_1f380ae5" ON "wetlab_environmentalperturbation" ("space_id");
CREATE INDEX "wetlab_environmentalperturbation_created_on_id_a3220d84" ON "wetlab_environmentalperturbation" ("created_on_id");

CREATE TABLE "wetlab_geneticperturbation" ("is_locked" bool DEFAULT 0 NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(14) NOT NULL UNIQUE, "abbr" varchar(32) NULL UNIQUE, "synonyms" text NULL, "description" text NULL, "name" varchar(255) NOT NULL, "type" varchar(32) NULL, "sequence" text NULL, "on_target_score" real NULL, "off_target_score" real NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NULL REFERENCES "bionty_source" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_geneticperturbation_created_at_9864e639" ON "wetlab_geneticperturbation" ("created_at");
CREATE INDEX "wetlab_geneticperturbation_updated_at_1b574871" ON "wetlab_geneticperturbation" ("updated_at");
CREATE INDEX "wetlab_geneticperturbation_synonyms_e339581f" ON "wetlab_geneticperturbation" ("synonyms");
CREATE INDEX "wetlab_geneticperturbation_description_55aa65f9" ON "wetlab_geneticperturbation" ("description");
CREATE INDEX "wetlab_geneticperturbation_name_571de5e0" ON "wetlab_geneticperturbation" ("name");
CREATE INDEX "wetlab_geneticperturbation_type_089c3c15" ON "wetlab_geneticperturbation" ("type");
CREATE INDEX "wetlab_geneticperturbation_sequence_3d61a040" ON "wetlab_geneticperturbation" ("sequence");
CREATE INDEX "wetlab_geneticperturbation_on_target_score_a54ea04f" ON "wetlab_geneticperturbation" ("on_target_score");
CREATE INDEX "wetlab_geneticperturbation_off_target_score_ea941c67" ON "wetlab_geneticperturbation" ("off_target_score");
CREATE INDEX "wetlab_geneticperturbation_branch_id_d4c0b812" ON "wetlab_geneticperturbation" ("branch_id");
CREATE INDEX "wetlab_geneticperturbation_created_by_id_db5d5e3e" ON "wetlab_geneticperturbation" ("created_by_id");
CREATE INDEX "wetlab_geneticperturbation_run_id_cf08e6b2" ON "wetlab_geneticperturbation" ("run_id");
CREATE INDEX "wetlab_geneticperturbation_source_id_5b00cd2b" ON "wetlab_geneticperturbation" ("source_id");
CREATE INDEX "wetlab_geneticperturbation_space_id_9aca52b4" ON "wetlab_geneticperturbation" ("space_id");
CREATE INDEX "wetlab_geneticperturbation_created_on_id_aa7a4735" ON "wetlab_geneticperturbation" ("created_on_id");

CREATE TABLE "wetlab_perturbationtarget" ("is_locked" bool DEFAULT 0 NOT NULL, "_aux" text DEFAULT 'null' NULL CHECK ((JSON_VALID("_aux") OR "_aux" IS NULL)), "created_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "updated_at" datetime DEFAULT (STRFTIME('%Y-%m-%d %H:%M:%f', 'NOW')) NOT NULL, "id" integer NOT NULL PRIMARY KEY AUTOINCREMENT, "uid" varchar(14) NOT NULL UNIQUE, "abbr" varchar(32) NULL UNIQUE, "synonyms" text NULL, "description" text NULL, "name" varchar(255) NOT NULL, "branch_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED, "created_by_id" integer NOT NULL REFERENCES "lamindb_user" ("id") DEFERRABLE INITIALLY DEFERRED, "run_id" bigint NULL REFERENCES "lamindb_run" ("id") DEFERRABLE INITIALLY DEFERRED, "source_id" integer NULL REFERENCES "bionty_source" ("id") DEFERRABLE INITIALLY DEFERRED, "space_id" smallint DEFAULT 1 NOT NULL REFERENCES "lamindb_space" ("id") DEFERRABLE INITIALLY DEFERRED, "created_on_id" integer DEFAULT 1 NOT NULL REFERENCES "lamindb_branch" ("id") DEFERRABLE INITIALLY DEFERRED);
CREATE INDEX "wetlab_perturbationtarget_created_at_3e70f587" ON "wetlab_perturbationtarget" ("created_at");
CREATE INDEX "wetlab_perturbationtarget_updated_at_bac2e3be" ON "wetlab_perturbationtarget" ("updated_at");
CREATE INDEX "wetlab_perturbationtarget_synonyms_c68acba9" ON "wetlab_perturbationtarget" ("synonyms");
CREATE INDEX "wetlab_perturbationtarget_description_e5740c72" ON "wetlab_perturbationtarget" ("description");
CREATE INDEX "wetlab_perturbationtarget_name_f3a0243b" ON "wetlab_perturbationtarget" ("name");
CREATE INDEX "wetlab_perturbationtarget_branch_id_eca2b36c" ON "wetlab_perturbationtarget" ("branch_id");
CREATE INDEX "wetlab_perturbationtarget_created_by_id_254458c4" ON "wetlab_perturbationtarget" ("created_by_id");
CREATE INDEX "wetlab_perturbationtarget_run_id_c96510c2" ON "wetlab_perturbationtarget" ("run_id");
CREATE INDEX "wetlab_perturbationtarget_source_id_0ab95811" ON "wetlab_perturbationtarget" ("source_id");
CREATE INDEX "wetlab_perturbationtarget_space_id_b8d0b984" ON "wetlab_perturbationtarget" ("space_id");
CREATE INDEX "wetlab_perturbationtarget_created_on_id_599ac6ee" ON "wetlab_perturbationtarget" ("created_on_id");

INSERT INTO "django_migrations" ("id", "app", "name", "applied") VALUES
  (25, 'pertdb', '0001_initial', STRFTIME('%Y-%m-%d %H:%M:%f000', 'NOW')),
  (26, 'pertdb', '0002_biologic_created_on_and_more', STRFTIME('%Y-%m-%d %H:%M:%f000', 'NOW'));

-- Counters of tables that have no row yet: these tables were rebuilt by a migration at some time.
INSERT INTO "sqlite_sequence" ("name", "seq") VALUES
  ('wetlab_artifactbiologic', 0),
  ('wetlab_artifactcombinationperturbation', 0),
  ('wetlab_artifactcompound', 0),
  ('wetlab_artifactcompoundperturbation', 0),
  ('wetlab_artifactenvironmentalperturbation', 0),
  ('wetlab_artifactgeneticperturbation', 0),
  ('wetlab_artifactperturbationtarget', 0),
  ('wetlab_biologic', 0),
  ('wetlab_combinationperturbation', 0),
  ('wetlab_compound', 0),
  ('wetlab_compoundperturbation', 0),
  ('wetlab_environmentalperturbation', 0),
  ('wetlab_geneticperturbation', 0),
  ('wetlab_perturbationtarget', 0);
