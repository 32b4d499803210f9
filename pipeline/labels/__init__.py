"""What a printed label, header, heading or sentence announces, in the words of en.toml."""
