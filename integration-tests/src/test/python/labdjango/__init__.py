"""A module of registries, as a user of the Python client writes one."""

from lamindb_setup._check_setup import _check_instance_setup

if _check_instance_setup(from_module="labdjango"):
    from .models import Plate
