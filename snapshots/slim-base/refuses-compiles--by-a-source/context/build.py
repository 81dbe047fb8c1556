import os
os.system("gcc a.c -o a.out")
