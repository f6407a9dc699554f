"""Pages that read: the year and the month, growth, content, audience, website."""
