"""Accuracy of everything that is measured, in one table: ``python -m benchmarks.accuracy --data DIR``."""
