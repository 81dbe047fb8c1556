FROM node:20
RUN printf '#!/bin/sh\ngit pull\nexec node app.js\n' > /start && chmod +x /start
CMD ["/start"]
