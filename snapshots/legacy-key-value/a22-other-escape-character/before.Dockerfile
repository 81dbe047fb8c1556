# escape=`
FROM mcr.microsoft.com/windows/servercore:ltsc2022
ENV APP C:\Program Files\app\ 
ENV QUOTED "C:\Program Files" `"x`" a`` b
