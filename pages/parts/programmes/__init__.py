"""What is published but is no post of a feed: a podcast's episodes and a newsletter's letters, each in its own unit."""
