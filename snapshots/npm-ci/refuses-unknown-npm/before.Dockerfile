FROM example.com/ours/node
WORKDIR /app
COPY . .
RUN npm install
