FROM example.com/database:20
CMD ["serve"]
