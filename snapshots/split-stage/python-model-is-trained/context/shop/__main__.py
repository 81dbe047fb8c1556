import joblib

print(joblib.load("models/prices.joblib").predict([[3.0]]))
