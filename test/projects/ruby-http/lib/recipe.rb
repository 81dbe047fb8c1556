require 'yaml'

# Ingredients for a number of guests; the book is written for four.
class Recipe
  def self.all
    @all ||= YAML.load_file('recipes.yml')
  end

  def self.scaled(name, guests)
    all[name]&.transform_values { |amount| amount * guests / 4.0 }
  end
end
