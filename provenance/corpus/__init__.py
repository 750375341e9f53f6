"""Collections of documents that an article is traced against: in memory, on disk, filtered."""
