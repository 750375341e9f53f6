"""One file per use case: the public Python API. Nothing here prints."""
