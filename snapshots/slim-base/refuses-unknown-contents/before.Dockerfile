FROM haskell
CMD ["ghci"]
