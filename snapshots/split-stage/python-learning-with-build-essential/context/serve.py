import json
import os

import lightgbm

model = json.load(open(os.environ['MODEL_PATH']))
