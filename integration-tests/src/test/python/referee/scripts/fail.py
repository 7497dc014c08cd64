"""A tracked run that ends with an error."""

import lamindb as ln

ln.track(params={"will": "fail"})
raise RuntimeError("this run fails on purpose")
