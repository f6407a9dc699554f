"""What the website gains: where visits come from over time, how it is found, two counts of the same visits, and Ad Grants apart."""
