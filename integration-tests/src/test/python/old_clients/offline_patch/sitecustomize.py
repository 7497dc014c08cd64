"""Loaded by every interpreter whose path holds this folder: keeps old clients off the network.

Before 2.10 even the init of a local instance looks its storage up on the hub.
"""

from lamindb_setup.core import _hub_core
from lamindb_setup.core._settings_instance import InstanceSettings

InstanceSettings.is_on_hub = property(lambda self: False)
_hub_core.init_storage_hub = lambda *arguments, **options: "hub-record-not-created"
