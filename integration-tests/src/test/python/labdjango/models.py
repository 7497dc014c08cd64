from __future__ import annotations

import lamindb as ln
from django.db import models
from lamindb.base.fields import CharField, FloatField
from lamindb.models import SQLRecord, TracksRun, TracksUpdates


class Plate(SQLRecord, TracksRun, TracksUpdates):
    class Meta(SQLRecord.Meta, TracksRun.Meta, TracksUpdates.Meta):
        abstract = False

    id: int = models.AutoField(primary_key=True)
    uid: str = CharField(unique=True, max_length=12, db_index=True, default=ln.base.uids.base62_12)
    name: str = CharField(max_length=64)
    volume: float = FloatField(null=True, default=None)
    artifacts = models.ManyToManyField("lamindb.Artifact", related_name="plates")
