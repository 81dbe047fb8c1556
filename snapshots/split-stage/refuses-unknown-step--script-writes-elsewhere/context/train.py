import joblib
from sklearn.linear_model import Ridge

joblib.dump(Ridge().fit([[1.0], [2.0]], [2.0, 3.0]), "/var/lib/prices.joblib")
