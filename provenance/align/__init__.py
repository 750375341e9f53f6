"""Which original sentences an article's sentences were taken from, and how sure that is."""
