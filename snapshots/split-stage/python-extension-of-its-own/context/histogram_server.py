import histogram

print(histogram.count(b"banana"))
