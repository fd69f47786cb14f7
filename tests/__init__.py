"""The tests. A package with a name of its own: a library installs another one called ``tests``."""
