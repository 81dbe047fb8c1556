FROM example.com/base
WORKDIR /app
WORKDIR $APP_HOME
WORKDIR "/srv"
WORKDIR C:\app
