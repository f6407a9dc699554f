"""How a DataFrame holds its texts, said before the first one is made: as Python's own. Answers are short and read cell by cell,
where Arrow's cells cost three times as much.
"""

import pandas as pd

pd.set_option("mode.string_storage", "python")
