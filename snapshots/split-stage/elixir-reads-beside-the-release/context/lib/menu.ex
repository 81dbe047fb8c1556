defmodule Menu do
  def dishes, do: File.read!("dishes.txt")
  def prices, do: File.read!("/srv/prices.csv")
end
