"""What is found of a sentence and its original: wording, drift, and the tables drawn from them."""
