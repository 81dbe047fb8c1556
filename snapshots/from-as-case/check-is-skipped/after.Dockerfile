# check=skip=FromAsCasing,StageNameCasing;error=true
FROM golang:1.22 as Build
