"""Loaded by every interpreter whose path holds this folder: keeps the client off the network."""

import os
import random
import secrets

from lamindb_setup.core._settings_instance import InstanceSettings

InstanceSettings.is_on_hub = property(lambda self: False)

# Identifiers of the client are random; a seed makes them repeatable within one process.
_seed = os.environ.get("REFEREE_SEED")
if _seed:
    secrets.choice = random.Random(_seed).choice
