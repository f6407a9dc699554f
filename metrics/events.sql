-- What happened, and which measures it broke, oldest first.
from event order by day, id;
