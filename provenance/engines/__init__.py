"""Runs the work of a whole collection on one machine or on many; knows nothing of news, only of tables."""
