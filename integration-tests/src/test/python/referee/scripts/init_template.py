"""Creates the schema in an empty PostgreSQL database: URL, modules."""

import sys

from lamindb_setup._init_instance import init_template_database

try:
    init_template_database(uri=sys.argv[1], modules=sys.argv[2])
except Exception as error:
    # some server versions refuse the last statement only; the schema is complete by then
    if "cannot disallow connections for current database" not in str(error):
        raise
