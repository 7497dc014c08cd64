"""Creates an instance in the working directory with the options of `lamin init`."""

import sys

from lamin_cli.__main__ import main

sys.argv[0] = "lamin"
main()
