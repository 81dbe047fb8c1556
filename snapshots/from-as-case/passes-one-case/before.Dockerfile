FROM golang:1.22 AS build
From golang:1.22 as Build2
from scratch as as
FROM scratch
