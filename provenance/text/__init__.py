"""What can be said of a piece of text without knowing whose it is: words, sentences, dates, facts, speech."""
