"""The data and the parts of the tiny Argos package; see `scripts/build_tiny_argos.py`."""
