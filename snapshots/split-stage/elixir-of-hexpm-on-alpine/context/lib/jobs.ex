defmodule Jobs do
  def greet, do: "work"
end
